// A form: what was chosen or pasted stays when there is no network.
export const csr = true;
