// Pages are links, filters and buttons that post: they need no framework in the browser. Forms ask for it themselves.
export const csr = false;
