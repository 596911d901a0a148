package org.epcheck.runner.exec;

/**
 * How many runs at once, and what each may use.
 *
 * @param jobs runs at once
 * @param bytesPerRun memory of one run's process
 */
public record Resources(int jobs, long bytesPerRun) {
  private static final long GIB = 1L << 30;

  /** No engine process above this unless the user asks for it. */
  private static final long PRESET = 2 * GIB;

  private static final long LEAST = GIB / 2;

  /**
   * Divides the machine.
   *
   * @param cores of the machine
   * @param physicalBytes of the machine
   * @param wantedJobs 0: as many as there are cores for
   * @param wantedBytes for all runs together; 0: three quarters of the machine, 2 GiB a run at most
   * @param workers threads of each run
   */
  public static Resources of(
      int cores, long physicalBytes, int wantedJobs, long wantedBytes, int workers) {
    int jobs = wantedJobs > 0 ? wantedJobs : Math.max(1, cores / workers);
    long total = wantedBytes > 0 ? wantedBytes : physicalBytes / 4 * 3;
    while (jobs > 1 && wantedJobs == 0 && total / jobs < LEAST) {
      jobs--;
    }
    long each = Math.max(1, total / jobs);
    return new Resources(jobs, wantedBytes > 0 ? each : Math.min(PRESET, each));
  }
}
