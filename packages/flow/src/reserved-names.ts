/** Property names that reach JavaScript's own machinery; no flow and no variable may use them. */
export const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
