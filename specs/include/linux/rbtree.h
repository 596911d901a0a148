/*
 * An ordered tree with the kernel's interface, kept as a chain: the root points at the smallest node, a node's
 * right child is its successor and its parent is its predecessor; there is no left child but between
 * rb_link_node() and rb_insert_color(). It is still a search tree, so code that walks it by hand works.
 *
 * A change happens in one step, which begins with a touch of the root's cell: two users without a common lock are a data race
 * on that cell. (Not seen as a race: rb_next() on one node while another is being erased.)
 */
#ifndef LINUX_RBTREE_H
#define LINUX_RBTREE_H

#include <linux/kernel.h>

/* The first words are the parent and the right child, as in the kernel: what is laid over them hits those. */
struct rb_node {
	struct rb_node *rb_parent;
	struct rb_node *rb_right;
	struct rb_node *rb_left;
};

struct rb_root {
	struct rb_node *rb_node;
};

/* rb_leftmost is kept right for readers by hand; our own functions go by the root. */
struct rb_root_cached {
	struct rb_root rb_root;
	struct rb_node *rb_leftmost;
};

#define RB_ROOT (struct rb_root) { NULL }
#define RB_ROOT_CACHED (struct rb_root_cached) { { NULL }, NULL }
#define rb_entry(ptr, type, member) container_of(ptr, type, member)
#define rb_parent(node) ((node)->rb_parent)

#define RB_EMPTY_ROOT(root) (READ_ONCE((root)->rb_node) == NULL)
#define RB_EMPTY_NODE(node) ((node)->rb_parent == (node))
#define RB_CLEAR_NODE(node) ((node)->rb_parent = (node))

static inline void rb_link_node(struct rb_node *node, struct rb_node *parent, struct rb_node **link)
{
	__epcheck_atomic_begin();
	__epcheck_touch(link, 1);
	node->rb_parent = parent;
	node->rb_left = NULL;
	node->rb_right = NULL;
	*link = node;
	__epcheck_atomic_end();
}

/* A node that was linked on the left of its parent moves in front of it. */
static inline void __rb_insert_settle(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *next = node->rb_parent;
	struct rb_node *before;

	if (next && next->rb_left == node) {
		before = next->rb_parent;
		next->rb_left = NULL;
		next->rb_parent = node;
		node->rb_right = next;
		node->rb_parent = before;
		if (before)
			before->rb_right = node;
		else
			root->rb_node = node;
	}
}

static inline void rb_insert_color(struct rb_node *node, struct rb_root *root)
{
	__epcheck_atomic_begin();
	__epcheck_touch(&root->rb_node, 1);
	__rb_insert_settle(node, root);
	__epcheck_atomic_end();
}

static inline void rb_insert_color_cached(struct rb_node *node, struct rb_root_cached *root, bool leftmost)
{
	__epcheck_atomic_begin();
	__epcheck_touch(&root->rb_root.rb_node, 1);
	__rb_insert_settle(node, &root->rb_root);
	if (leftmost)
		root->rb_leftmost = node;
	__epcheck_atomic_end();
}

/* A node that its neighbours do not know is not in the tree; the neighbours are written all the same. */
static inline void __rb_unlink(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *before = node->rb_parent;
	struct rb_node *next = node->rb_right;

	if (before) {
		if (before->rb_right != node)
			__epcheck_fail("tree-corruption", node);
		before->rb_right = next;
	} else {
		if (root->rb_node != node)
			__epcheck_fail("tree-corruption", node);
		root->rb_node = next;
	}
	if (next) {
		if (next->rb_parent != node)
			__epcheck_fail("tree-corruption", node);
		next->rb_parent = before;
	}
}

static inline void rb_erase(struct rb_node *node, struct rb_root *root)
{
	__epcheck_atomic_begin();
	__epcheck_touch(&root->rb_node, 1);
	__rb_unlink(node, root);
	__epcheck_atomic_end();
}

static inline void rb_erase_cached(struct rb_node *node, struct rb_root_cached *root)
{
	__epcheck_atomic_begin();
	__epcheck_touch(&root->rb_root.rb_node, 1);
	__rb_unlink(node, &root->rb_root);
	root->rb_leftmost = root->rb_root.rb_node;
	__epcheck_atomic_end();
}

static inline struct rb_node *rb_first(const struct rb_root *root)
{
	return root->rb_node;
}

static inline struct rb_node *rb_next(const struct rb_node *node)
{
	return node->rb_right;
}

static inline struct rb_node *rb_prev(const struct rb_node *node)
{
	return node->rb_parent;
}

#define rb_first_cached(root) rb_first(&(root)->rb_root)

#ifdef EPCHECK_TREE
#define rb_entry_safe(ptr, type, member) \
	({ \
		typeof(ptr) __node = (ptr); \
		__node ? rb_entry(__node, type, member) : NULL; \
	})
#define rb_insert_color_rcu(node, root) rb_insert_color(node, root)
#define rb_set_parent(node, to) ((void)((node)->rb_parent = (to)))

static inline struct rb_node *rb_last(const struct rb_root *root)
{
	struct rb_node *node = root->rb_node;

	while (node && node->rb_right)
		node = node->rb_right;
	return node;
}

static inline void rb_replace_node(struct rb_node *old, struct rb_node *node, struct rb_root *root)
{
	__epcheck_atomic_begin();
	__epcheck_touch(&root->rb_node, 1);
	*node = *old;
	if (node->rb_parent)
		node->rb_parent->rb_right = node;
	else
		root->rb_node = node;
	if (node->rb_right)
		node->rb_right->rb_parent = node;
	__epcheck_atomic_end();
}
#endif

#endif
