// A form: what is typed is kept while it is typed.
export const csr = true;
