// A form: what is pasted is kept while it is looked through.
export const csr = true;
