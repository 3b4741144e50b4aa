import { z } from 'zod';
import {
	form,
	line,
	newRowId,
	optionalCode,
	optionalDay,
	paragraph,
	requiredId,
	requiredLine,
	tick,
	whole
} from '../field';
import { MODELS, type Model, type ModelYears } from './models';

const total = () => whole(0, 10_000_000).nullable().default(null);
const version = () => whole(0, 2_147_483_647);

/** The fields whose whole numbers people type. */
export const STATEMENT_NUMBERS = [...MODELS.map((model) => `${model}_total` as const), 'version'];

/** What a side writes of a year; version 0 where nothing is written yet. `borders` are the codes of its districts at the border. */
export const statementForm = form({
	differently: paragraph(4000).default(''),
	border: paragraph(4000).default(''),
	disaster_and_illness_total: total(),
	disaster_and_illness_note: paragraph(1000).default(''),
	cow_bank_total: total(),
	cow_bank_note: paragraph(1000).default(''),
	goat_bank_total: total(),
	goat_bank_note: paragraph(1000).default(''),
	first_aid_total: total(),
	first_aid_note: paragraph(1000).default(''),
	borders: z.array(line(40)).default([]),
	version: version()
});

export type StatementInput = z.infer<typeof statementForm>;

/** What was typed of the other models. */
export function modelsFrom(input: StatementInput): ModelYears {
	const of = (model: Model) => ({ total: input[`${model}_total`], note: input[`${model}_note`] });
	return Object.fromEntries(MODELS.map((model) => [model, of(model)])) as ModelYears;
}

/** The other models as the form shows them. */
export function typedModels(models: ModelYears) {
	return Object.fromEntries(
		MODELS.flatMap((model) => [
			[`${model}_total`, models[model].total],
			[`${model}_note`, models[model].note]
		])
	) as Omit<StatementInput, 'differently' | 'border' | 'borders' | 'version'>;
}

/** The fields of a meeting whose whole numbers people type. */
export const MEETING_NUMBERS = ['delegatesHost', 'delegatesGuest', 'version'];

/** The yearly meeting; version 0 where none is written yet. */
export const meetingForm = form({
	hostCode: optionalCode().min(1, 'required'),
	heldOn: optionalDay().default(''),
	place: line(200).default(''),
	delegatesHost: whole(0, 10_000).nullable().default(null),
	delegatesGuest: whole(0, 10_000).nullable().default(null),
	topics: paragraph(4000).default(''),
	version: version()
});

export type MeetingInput = z.infer<typeof meetingForm>;

/** Something that a meeting agreed. */
export const pointForm = form({
	id: newRowId().default(''),
	agreed: requiredLine(500),
	owner: line(200).default(''),
	dueOn: optionalDay().default('')
});

export type PointInput = z.infer<typeof pointForm>;

/** That it was done, on a day; without one it is open again. */
export const pointDoneForm = form({ pointId: requiredId(), doneOn: optionalDay().default('') });

/** What was agreed by mistake. */
export const pointRemovedForm = form({ pointId: requiredId() });

/** What is released: the text with this checksum, after its figures were seen. */
export const releaseForm = form({ checksum: line(64), seen: tick().default(false) });

/** A dated note to what one released. */
export const releaseNoteForm = form({ releaseId: requiredId(), note: requiredLine(1000) });

/** The public key of another installation, and whose it is. */
export const keyForm = form({
	provinceCode: optionalCode().min(1, 'required'),
	publicKey: line(120)
		.overwrite((text) => text.replace(/[\s:]/g, '').toLowerCase())
		.regex(/^[0-9a-f]{64}$/, 'not_a_choice')
});

/** A key that is trusted no longer. */
export const keyRevokedForm = form({ keyId: requiredId() });

/** An archive that is brought in: of which year it has to be. The file stands beside it. */
export const importForm = form({ year: whole(1990, 2199) });
