package org.epcheck.runner.engine;

/**
 * What a worker of a distributed run is to do.
 *
 * @param server name or address of its machine
 * @param host this machine, as the server reaches it
 * @param threads that explore
 * @param memoryBytes for its process
 */
public record Helper(String server, int port, String host, int threads, long memoryBytes) {}
