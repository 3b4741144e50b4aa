// While a list is worked on in the background, the page asks how far it is.
export const csr = true;
