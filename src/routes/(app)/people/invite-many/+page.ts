// A form: what is typed is kept, and many invitations go out in portions whose progress is shown.
export const csr = true;
