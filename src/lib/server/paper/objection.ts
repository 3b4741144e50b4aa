import { recordsOutcomes } from '$lib/drives/status';
import type { LineRefusal, LineSaid } from '$lib/paper/line-form';
import { refused, type Refused } from '$lib/result';
import type { Drive } from '../drives/queries';
import { bagIsTaken } from '../registrations/bag-taken';
import { usualEnds } from '../registrations/deferral-choices';
import type { Tx } from '../scope';

/** What is wrong with what a line says became of somebody, whoever they are, and can be put right at the keyboard; null where nothing is. */
export async function objectionTo(
	tx: Tx,
	drive: Drive,
	{ outcome, bagNumber, deferralClass, untilOn, permanent }: LineSaid,
	now: Date
): Promise<Refused<LineRefusal> | null> {
	if (!recordsOutcomes(drive.status)) return refused('drive_not_running');
	if (outcome === 'donated' && (await bagIsTaken(tx, drive.id, bagNumber))) return refused('bag_taken', { bagNumber });
	if (outcome !== 'deferred' || untilOn !== '' || permanent) return null;
	const usual = (await usualEnds(tx, drive, now)).find((one) => one.deferralClass === deferralClass);
	return usual?.end ? null : refused('deferral_end_missing');
}
