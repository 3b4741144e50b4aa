/** Whether somebody gives for the first time, in their own words. */
export const ANSWERS = ['yes', 'no'] as const;

/** How somebody who signs up may be reached about later drives, each agreed to by itself. */
export const CONTACT_PURPOSES = ['contact_phone', 'contact_sms', 'contact_zalo', 'contact_email'] as const;
