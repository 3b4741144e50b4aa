// The desk: acts are answered in place, the search while typing.
export const csr = true;
