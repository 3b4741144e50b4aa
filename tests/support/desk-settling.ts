import type { Doubt } from '../../src/lib/desk/doubt';
import { letItCount, numberBag } from '../../src/lib/server/desk/correct-bag';
import { leaveOut } from '../../src/lib/server/desk/leave-out';
import { markSeen } from '../../src/lib/server/desk/mark-seen';
import { tryAgain } from '../../src/lib/server/desk/try-again';
import { now } from './desk';
import { as, driveId, registrar, truth } from './registration-desk';

/** When somebody looks: an hour after it was sent. */
export const later = new Date(now.getTime() + 3_600_000);

/** Who settles which operation of the drive. */
export const settling = (operationId: string, doubt: Doubt, actor = registrar) => ({
	actor,
	driveId,
	id: operationId,
	doubt,
	now: later
});

/** Marks an operation as seen. */
export const seen = (operationId: string, doubt: Doubt, sure = false, actor = registrar) =>
	as(actor, (tx) => markSeen(tx, { ...settling(operationId, doubt, actor), sure }));

/** Lets the other one of two bags count. */
export const counts = (operationId: string, sure = true) =>
	as(registrar, (tx) => letItCount(tx, { ...settling(operationId, 'donated_twice'), sure }));

/** Gives a bag its number. */
export const numbered = (operationId: string, bagNumber: string) =>
	as(registrar, (tx) => numberBag(tx, { ...settling(operationId, 'bag_taken'), bagNumber }));

/** Leaves an operation out. */
export const left = (operationId: string, doubt: Doubt, note = '') =>
	as(registrar, (tx) => leaveOut(tx, { ...settling(operationId, doubt), because: 'mistyped', note }));

/** Tries an operation again, with what was missing. */
export const again = (operationId: string, doubt: Doubt, said = {}) =>
	tryAgain((work) => as(registrar, work), {
		actor: registrar,
		driveId,
		input: { id: operationId, doubt, overrideReason: '', overrideBy: '', untilOn: '', other: false, ...said },
		locale: 'vi',
		now: later
	});

/** What is kept of an operation. */
export const kept = async (operationId: string) =>
	(
		await truth(
			`select doubt, waiting, sealed is not null as sealed, settled_as, settled_by is not null as settled, left_because, note
			from drive_operations where id = $1`,
			[operationId]
		)
	)[0];

/** What the trail tells of an operation. */
export const told = (operationId: string) =>
	truth('select action, account_id, fields from audit_entries where object_id = $1 order by at', [operationId]);

/** The bags of the drive. */
export const bags = () => truth('select volume_ml, bag_number, version from donations where drive_id = $1', [driveId]);
