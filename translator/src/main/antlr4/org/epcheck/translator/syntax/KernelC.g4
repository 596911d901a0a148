/**
 * Kernel C: C11 with the GNU extensions that kernel code uses.
 *
 * The tokens come from the preprocessor, not from a lexer of this grammar; alternative spellings
 * (__inline__, __typeof__) have been replaced by one, and each identifier is either IDENT or
 * TYPE_NAME (see TypedefNames). With that the grammar needs no predicates.
 */
grammar KernelC;

tokens { IDENT, TYPE_NAME, NUMBER, CHARACTER, STRING }

// ---- declarations

externalDeclaration
  : '__extension__'* definition
  | ';'
  ;

definition
  : staticAssert
  | asmStatement
  | specifiers (';' | initDeclarator (compound | (',' initDeclarator)* ';'))
  ;

declaration
  : '__extension__'* (staticAssert | specifiers (initDeclarator (compound | (',' initDeclarator)* ';') | ';'))
  ;

staticAssert : '_Static_assert' '(' expr (',' STRING+)? ')' ';' ;

specifiers : specifier+ ;

specifier
  : word=('typedef' | 'extern' | 'static' | '_Thread_local' | 'auto' | 'register' | 'inline' | '_Noreturn') # storage
  | word=('const' | 'volatile' | 'restrict' | '_Atomic')      # qualifier
  | attribute                                     # attributeSpecifier
  | '_Alignas' '(' (typeName | expr) ')'          # alignas
  | typeSpecifier                                 # typeSpec
  ;

typeSpecifier
  : word=('void' | 'char' | 'short' | 'int' | 'long' | 'float' | 'double' | 'signed' | 'unsigned' | '_Bool' | '__int128') # wordType
  | '__auto_type'                                 # autoType
  | keyword=('struct' | 'union') attribute* (name? '{' member* '}' | name) # structType
  | 'enum' attribute* (name? '{' enumerator (',' enumerator)* ','? '}' | name) # enumType
  | 'typeof' '(' (typeName | expression) ')'      # typeofType
  | TYPE_NAME                                     # namedType
  ;

name : IDENT | TYPE_NAME ;

member
  : '__extension__'* specifiers (memberDeclarator (',' memberDeclarator)*)? ';'
  | staticAssert
  | ';'
  ;

memberDeclarator
  : declarator (':' expr)? attribute*
  | ':' expr
  ;

enumerator : name attribute* ('=' expr)? ;

initDeclarator : declarator asmLabel? attribute* ('=' initializer)? ;

asmLabel : 'asm' '(' STRING+ ')' ;

attribute : '__attribute__' '(' '(' attributeItem? (',' attributeItem?)* ')' ')' ;

attributeItem : attributeWord ('(' (balanced)* ')')? ;

attributeWord : IDENT | TYPE_NAME | 'const' | 'inline' ;

balanced : '(' balanced* ')' | ~('(' | ')') ;

// A declarator with or without a name.
declarator
  : pointer+ direct?
  | direct
  ;

pointer : '*' (quals+=('const' | 'volatile' | 'restrict') | attribute)* ;

direct
  : core suffix*
  | suffix+
  ;

core
  : IDENT
  | '(' attribute* declarator ')'
  ;

suffix
  : '[' ('static' | 'const' | 'restrict')* expr? ']'   # arraySuffix
  | '(' parameters? ')'                                # functionSuffix
  ;

parameters : parameter (',' parameter)* (',' '...')? ;

parameter : specifiers declarator? attribute* ;

typeName : specifiers declarator? ;

initializer
  : expr
  | braced
  ;

braced : '{' (initItem (',' initItem)* ','?)? '}' ;

initItem
  : designator+ '=' initializer
  | name ':' initializer
  | initializer
  ;

designator
  : '[' expr ('...' expr)? ']'
  | '.' name
  ;

// ---- statements

compound : '{' localLabels* blockItem* '}' ;

localLabels : '__label__' IDENT (',' IDENT)* ';' ;

// A statement first: an attribute and a semicolon are one.
blockItem
  : statement
  | declaration
  ;

statement
  : compound                                                        # compoundStatement
  | IDENT ':' attribute* blockItem?                                 # labelled
  | 'case' expr ('...' expr)? ':' attribute* blockItem?             # caseLabel
  | 'default' ':' attribute* blockItem?                             # defaultLabel
  | 'if' '(' expression ')' statement ('else' statement)?           # ifStatement
  | 'switch' '(' expression ')' statement                           # switchStatement
  | 'while' '(' expression ')' statement                            # whileStatement
  | 'do' statement 'while' '(' expression ')' ';'                   # doStatement
  | 'for' '(' (declaration | first=expression? ';') condition=expression? ';' update=expression? ')' statement # forStatement
  | 'goto' name ';'                                                 # gotoStatement
  | 'goto' '*' expression ';'                                       # computedGoto
  | 'continue' ';'                                                  # continueStatement
  | 'break' ';'                                                     # breakStatement
  | 'return' expression? ';'                                        # returnStatement
  | asmStatement                                                    # asmLine
  | attribute+ ';'                                                  # attributeStatement
  | expression ';'                                                  # expressionStatement
  | ';'                                                             # emptyStatement
  ;

asmStatement : 'asm' ('volatile' | 'inline' | 'goto')* '(' balanced* ')' ';' ;

// ---- expressions

expression : expr (',' expr)* ;

// The order of the alternatives is the order of precedence.
expr
  : IDENT                                                           # nameExpr
  | NUMBER                                                          # number
  | CHARACTER                                                       # character
  | STRING+                                                         # string
  | '(' compound ')'                                                # statementExpr
  | '(' expression ')'                                              # parens
  | '(' typeName ')' braced                                         # compoundLiteral
  | '_Generic' '(' expr (',' association)+ ')'                      # generic
  | '__builtin_offsetof' '(' typeName ',' path ')'                  # offsetOf
  | '__epcheck_container_of' '(' expr ',' typeName ',' path ')'     # containerOf
  | '__builtin_types_compatible_p' '(' typeName ',' typeName ')'    # typesCompatible
  | '__builtin_choose_expr' '(' expr ',' expr ',' expr ')'          # chooseExpr
  | '__builtin_va_arg' '(' expr ',' typeName ')'                    # vaArg
  | '&&' name                                                       # labelAddress
  | expr '[' expression ']'                                         # index
  | expr '(' (expr (',' expr)*)? ')'                                # call
  | expr op=('.' | '->') name                                       # memberExpr
  | expr op=('++' | '--')                                           # postfix
  | 'sizeof' '(' typeName ')'                                       # sizeofType
  | '_Alignof' '(' typeName ')'                                     # alignofType
  | op=('sizeof' | '_Alignof') expr                                 # sizeofExpr
  | op=('++' | '--' | '&' | '*' | '+' | '-' | '~' | '!' | '__extension__') expr # prefix
  | '(' typeName ')' expr                                           # cast
  | expr op=('*' | '/' | '%') expr                                  # binary
  | expr op=('+' | '-') expr                                        # binary
  | expr op=('<<' | '>>') expr                                      # binary
  | expr op=('<' | '>' | '<=' | '>=') expr                          # binary
  | expr op=('==' | '!=') expr                                      # binary
  | expr op='&' expr                                                # binary
  | expr op='^' expr                                                # binary
  | expr op='|' expr                                                # binary
  | expr op='&&' expr                                               # binary
  | expr op='||' expr                                               # binary
  | <assoc=right> expr '?' expression? ':' expr                     # conditional
  | <assoc=right> expr op=('=' | '*=' | '/=' | '%=' | '+=' | '-=' | '<<=' | '>>=' | '&=' | '^=' | '|=') expr # assign
  ;

path : name ('.' name | '[' expr ']')* ;

association : (typeName | 'default') ':' expr ;
