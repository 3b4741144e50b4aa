// A form: what is typed is checked, searched and kept while it is typed.
export const csr = true;
