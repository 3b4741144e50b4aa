// Signing in needs no script of Kit's: a form, and a few lines that show the password.
export const csr = false;
