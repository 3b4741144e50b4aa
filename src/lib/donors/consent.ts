/** What a donor may agree to, each on its own. Without `registration` nobody is entered. */
export const CONSENT_PURPOSES = ['registration', 'contact', 'reserve', 'sharing'] as const;

export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** How the consent was given. */
export const CONSENT_WAYS = ['ticked', 'signed_paper', 'spoken'] as const;
