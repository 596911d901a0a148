package org.epcheck.translator.interp;

/**
 * Who moved, and how.
 *
 * @param thread number from 1; 0 for a deadlock
 * @param choice number of the choice in the block, from 0; the address of the head when a callback
 *     starts
 */
public record Move(int thread, int choice) {
  @Override
  public String toString() {
    return choice == 0 ? Integer.toString(thread) : thread + "/" + choice;
  }
}
