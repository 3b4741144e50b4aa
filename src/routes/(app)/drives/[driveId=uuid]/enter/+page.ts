// Typing line by line: the list is searched and the focus moves while one types.
export const csr = true;
