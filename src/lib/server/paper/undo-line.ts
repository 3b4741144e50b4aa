import { and, eq, inArray, or } from 'drizzle-orm';
import { operationForm } from '$lib/desk/operation';
import { standingOf } from '$lib/desk/standing';
import type { RegistrationState } from '$lib/drives/registration-state';
import type { LineRefusal } from '$lib/paper/line-form';
import { done, refused, type Result } from '$lib/result';
import { driveOperations } from '../db/schema/operations';
import { registrations } from '../db/schema/registrations';
import { deedsOf } from '../desk/deeds';
import { personName } from '../registrations/queries';
import type { InScope, Tx } from '../scope';
import { takePaper, type Who } from './enter-line';
import { keyOfAct, LINE_ACTS, type LineAct } from './line-keys';

type Undoing = Who & { operationId: string };

/** Who stands again where they stood before the line. */
export type Undone = { registrationId: string; name: string; state: RegistrationState };

/** Takes a line back: everything that it recorded, the last first. Somebody who walked in stays on the list, still to come. */
export async function undoLine(scope: InScope, undoing: Undoing): Promise<Result<Undone, LineRefusal>> {
	const acts = await scope((tx) => actsOfLine(tx, undoing));
	const [first] = acts;
	if (!first) return refused('nothing_to_undo');
	for (const { act, registrationId } of acts) {
		const after = await scope((tx) => headOf(tx, registrationId));
		const undo = { id: keyOfAct(undoing.operationId, `undo ${act}`), act: 'undo', after, registrationId };
		const undoes = keyOfAct(undoing.operationId, act);
		const operation = operationForm.parse({ ...undo, undoes, occurredAt: undoing.now.toISOString() });
		const taken = await takePaper(scope, undoing, operation);
		if (!taken.ok) return taken;
	}
	return done(await scope((tx) => standsNow(tx, first.registrationId)));
}

/** What a line recorded and nobody took back, the last first. */
async function actsOfLine(tx: Tx, { operationId, drive }: Undoing) {
	const keys = LINE_ACTS.flatMap((act) => [keyOfAct(operationId, act), keyOfAct(operationId, `undo ${act}`)]);
	const { id, act, registrationId, driveId, waiting } = driveOperations;
	const found = await tx
		.select({ id, act, registrationId })
		.from(driveOperations)
		.where(and(inArray(id, keys), eq(driveId, drive.id), eq(waiting, false)));
	const taken = new Set(found.map((one) => one.id));
	const stands = LINE_ACTS.filter(
		(one) =>
			one !== 'register' && taken.has(keyOfAct(operationId, one)) && !taken.has(keyOfAct(operationId, `undo ${one}`))
	);
	const [first] = found;
	return stands.toReversed().map((one): { act: LineAct; registrationId: string } => ({
		act: one,
		registrationId: first?.registrationId ?? ''
	}));
}

async function headOf(tx: Tx, name: string): Promise<string> {
	const row = await registrationNamed(tx, name);
	if (!row) return '';
	const { before, deeds } = await deedsOf(tx, row);
	return standingOf(before, deeds).head;
}

/** A registration by its id, or by the key under which a line registered somebody. */
async function registrationNamed(tx: Tx, name: string) {
	const named = or(eq(registrations.id, name), eq(registrations.operationId, name));
	const [row] = await tx.select().from(registrations).where(named);
	return row;
}

async function standsNow(tx: Tx, name: string): Promise<Undone> {
	const row = await registrationNamed(tx, name);
	const registrationId = row?.id ?? name;
	const state = (row?.state ?? 'registered') as RegistrationState;
	return { registrationId, name: await personName(tx, registrationId), state };
}
