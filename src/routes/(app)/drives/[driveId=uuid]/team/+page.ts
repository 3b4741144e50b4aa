// Somebody is looked for among many names.
export const csr = true;
