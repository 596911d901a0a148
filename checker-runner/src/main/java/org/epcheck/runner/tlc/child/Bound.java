package org.epcheck.runner.tlc.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;
import java.util.Arrays;
import tlc2.tool.distributed.TLCServer;
import tlc2.tool.distributed.TLCWorker;

/**
 * TLC's server or worker that can be reached at one address of this machine only; RMI listens at
 * all of them if nobody says otherwise.
 */
public final class Bound {
  /** System property: the address to listen at. */
  public static final String ADDRESS = "epcheck.address";

  /** What a worker says last when its server is gone. */
  public static final String GONE = "the server is gone";

  private static final int CONNECT_MILLIS = 10_000;
  private static final int WATCH_MILLIS = 2_000;
  private static final int MISSED = 3;

  private Bound() {}

  /** Arguments: {@code server} or {@code worker}, then those of TLC. */
  public static void main(String[] arguments) throws IOException {
    InetAddress address = InetAddress.getByName(System.getProperty(ADDRESS, "127.0.0.1"));
    RMISocketFactory.setSocketFactory(new Sockets(address));
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    if (arguments[0].equals("server")) {
      TLCServer.main(rest);
    } else {
      TLCWorker.main(rest);
      watch(rest[0]);
    }
  }

  /** Ends this process when the server is gone without a word; TLC would wait for minutes. */
  private static void watch(String server) {
    Thread t =
        new Thread(
            () -> {
              int missed = 0;
              while (missed < MISSED) {
                missed = isThere(server) ? 0 : missed + 1;
              }
              System.out.println(GONE);
              System.exit(1);
            },
            "epcheck-watch");
    t.setDaemon(true);
    t.start();
  }

  private static boolean isThere(String server) {
    try {
      Thread.sleep(WATCH_MILLIS);
      try (Socket s = new Socket()) {
        s.connect(new InetSocketAddress(server, TLCServer.Port), CONNECT_MILLIS);
      }
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static final class Sockets extends RMISocketFactory {
    private final InetAddress address;

    Sockets(InetAddress address) {
      this.address = address;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      Socket s = new Socket();
      try {
        s.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        return s;
      } catch (IOException e) {
        s.close();
        throw e;
      }
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return new ServerSocket(port, 0, address);
    }
  }
}
