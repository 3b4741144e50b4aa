import { form, requiredId, requiredLine } from '../field';

/** A new link: what it is for, such as the name of a table in the hall. */
export const newLinkForm = form({ label: requiredLine(80) });

/** Which link is revoked. */
export const linkForm = form({ linkId: requiredId() });

/** Which device is shut out. */
export const deviceForm = form({ membershipId: requiredId() });

/** What a device that comes in is called: by whoever holds it. */
export const comingInForm = form({ device: requiredLine(80) });
