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

  private static final int CONNECT_MILLIS = 10_000;

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
