// A wall asks for news by itself.
export const csr = true;
