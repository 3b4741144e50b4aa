import type { z } from 'zod';
import { donorFields } from '../donors/donor-form';
import { form, line, requiredId, requiredLine, rowVersion, whole } from '../field';

const groupFields = {
	name: requiredLine(120),
	cap: whole(1, 5000),
	contactName: line(120).default(''),
	contactPhone: donorFields.phone,
	contactEmail: donorFields.email
};

/** A group that is added. */
export const newGroupForm = form(groupFields);

/** A group that is changed. */
export const groupForm = form({ ...groupFields, groupId: requiredId(), version: rowVersion() });

/** A group whose link is revoked. */
export const groupLinkForm = form({ groupId: requiredId() });

/** A group as it was typed. */
export type GroupInput = z.infer<typeof newGroupForm>;
/** A changed group as it was typed. */
export type ChangedGroup = z.infer<typeof groupForm>;
