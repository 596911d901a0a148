/* operations */
void setup(void);
void free_it(void);
