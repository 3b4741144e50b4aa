// Nobody is signed in here: forms and links, and a few lines of script of their own where a page asks for them.
export const csr = false;
