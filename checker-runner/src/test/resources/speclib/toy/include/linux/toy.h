struct toy { int lock; };
