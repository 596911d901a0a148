package org.epcheck.trace;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A headless Chromium, driven through its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final long SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonObject> inbox = new LinkedBlockingQueue<>();

  /** Requests, console messages, exceptions, refused content: everything but the page itself. */
  final List<String> noise = new ArrayList<>();

  private int calls;

  /** The path of a browser on this machine, or an empty text. */
  static String find() {
    for (String dir : System.getenv().getOrDefault("PATH", "").split(":")) {
      for (String name : NAMES) {
        if (Files.isExecutable(Path.of(dir, name))) {
          return Path.of(dir, name).toString();
        }
      }
    }
    return "";
  }

  Browser(Path profile) throws IOException, InterruptedException {
    ProcessBuilder b =
        new ProcessBuilder(
            find(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--window-size=1400,1000",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    b.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    process = b.start();
    Path port = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException("the browser does not start");
      }
      Thread.sleep(50);
    }
    HttpClient http = HttpClient.newHttpClient();
    String list =
        http.send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    String url = "";
    for (JsonElement t : JsonParser.parseString(list).getAsJsonArray()) {
      if (t.getAsJsonObject().get("type").getAsString().equals("page")) {
        url = t.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
      }
    }
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), new Listener()).join();
    for (String domain : List.of("Page", "Runtime", "Network", "Log", "Audits")) {
      call(domain + ".enable", Map.of());
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket s, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        inbox.add(JsonParser.parseString(text.toString()).getAsJsonObject());
        text.setLength(0);
      }
      s.request(1);
      return null;
    }
  }

  private JsonObject next() throws InterruptedException {
    JsonObject message = inbox.poll(SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IllegalStateException("the browser does not answer");
    }
    if (message.has("method")) {
      event(message.get("method").getAsString(), message.getAsJsonObject("params"));
    }
    return message;
  }

  private void event(String method, JsonObject params) {
    switch (method) {
      case "Network.requestWillBeSent" -> {
        String type = params.has("type") ? params.get("type").getAsString() : "";
        String url = params.getAsJsonObject("request").get("url").getAsString();
        if (!type.equals("Document") && !url.startsWith("blob:")) {
          noise.add("request " + url);
        }
      }
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
          noise.add(method + " " + params);
      case "Audits.issueAdded" -> {
        if (params.toString().contains("ContentSecurityPolicyIssue")) {
          noise.add("CSP " + params);
        }
      }
      default -> {}
    }
  }

  JsonObject call(String method, Map<String, ?> params) throws InterruptedException {
    int id = ++calls;
    socket
        .sendText(new Gson().toJson(Map.of("id", id, "method", method, "params", params)), true)
        .join();
    while (true) {
      JsonObject message = next();
      if (message.has("id") && message.get("id").getAsInt() == id) {
        if (message.has("error")) {
          throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.getAsJsonObject("result");
      }
    }
  }

  /** Loads a page and waits until it is there. */
  void open(String url) throws InterruptedException {
    call("Page.navigate", Map.of("url", "about:blank"));
    noise.clear();
    inbox.clear();
    call("Page.navigate", Map.of("url", url));
    JsonObject message = next();
    while (!message.has("method")
        || !message.get("method").getAsString().equals("Page.loadEventFired")
        || !eval("location.protocol").equals("file:")) {
      message = next();
    }
  }

  /** The value of an expression as text; that of a promise when it is kept. */
  String eval(String expression) throws InterruptedException {
    JsonObject result =
        call(
            "Runtime.evaluate",
            Map.of(
                "expression",
                "Promise.resolve(" + expression + ").then(String)",
                "awaitPromise",
                true));
    JsonObject value = result.getAsJsonObject("result");
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.get("exceptionDetails").toString());
    }
    return value.get("value").getAsString();
  }

  /** Runs a script in the page. */
  void run(String script) throws InterruptedException {
    JsonObject result = call("Runtime.evaluate", Map.of("expression", script));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.get("exceptionDetails").toString());
    }
  }

  /** Presses a key, such as {@code j} or {@code Escape}. */
  void key(String key) throws InterruptedException {
    boolean one = key.length() == 1;
    Map<String, Object> down =
        one
            ? Map.of("type", "keyDown", "key", key, "text", key)
            : Map.of("type", "rawKeyDown", "key", key, "code", key);
    call("Input.dispatchKeyEvent", down);
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
