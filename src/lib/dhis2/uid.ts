/** How DHIS2 names everything: eleven letters and digits, a letter first (docs.dhis2.org, web API, identifiers). */
export const UID = /^[a-zA-Z][a-zA-Z0-9]{10}$/;
