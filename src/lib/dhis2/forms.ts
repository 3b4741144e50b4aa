import { z } from 'zod';
import { choice, form, line, optionalId, provinceCode, tick } from '../field';
import { MONTH } from './months';
import { UID } from './uid';

const optionalUid = () => line(40).refine((text) => text === '' || UID.test(text), { error: 'not_a_uid' });

const address = () =>
	line(300).refine((text) => text === '' || /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(text), {
		error: 'not_a_link'
	});

/** What a figure or a place is called there; without a name it is told no more. */
export const mappingForm = form({
	provinceCode: provinceCode(),
	subject: line(80),
	uid: optionalUid(),
	optionCombo: optionalUid()
});

/** Names pasted in bulk. */
export const pastedMappingForm = form({ provinceCode: provinceCode(), text: z.string({ error: 'not_text' }) });

/** Where totals go. An empty secret keeps the one that stands; `seen` is the row from which the form was filled. */
export const serverForm = form({
	provinceCode: provinceCode(),
	dataSet: line(40).refine((text) => UID.test(text), { error: 'not_a_uid' }),
	areas: z.enum(['then', 'now'], { error: 'not_a_choice' }).default('then'),
	address: address(),
	auth: choice(['token', 'basic']),
	username: line(100),
	secret: line(500),
	seen: optionalId()
});

export type ServerInput = z.infer<typeof serverForm>;

/** A month that is tried or sent. `complete` marks the data set as complete; `again` sends what was sent before. */
export const monthForm = form({
	provinceCode: provinceCode(),
	month: z.string({ error: 'not_text' }).regex(MONTH, 'not_a_day'),
	complete: tick(),
	again: tick()
});
