/*
 * A kernel tree's own fs/eventpoll.c, unmodified, and behind it what scenarios need that has to know its static names.
 * The macros EPCHECK_HAS_... are asked of the tree's text: see model.toml.
 */
#include <fs/eventpoll.c>

