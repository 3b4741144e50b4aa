import type { ToldKind } from '$lib/notices/notice';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { auditDrive } from '../drives/audit-drive';
import { openDays } from '../drives/days';
import { lockDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { signUpsOf, slotsOfDrive } from '../sign-ups/queries';
import type { ToldDrive } from './said';
import { tell } from './tell';
import { chosenOf, occasionOf, tellingsOf, untold } from './telling';

type Acting = { actor: Actor; driveId: string; kind: ToldKind; change: string; now: Date };

/** A drive with what is told of it. */
export async function toldDrive(tx: Tx, drive: Drive): Promise<ToldDrive> {
	const [signUps, slots] = [await signUpsOf(tx, drive.id), await slotsOfDrive(tx, drive.id)];
	return { drive, signUps, slots, days: await openDays(tx, drive) };
}

/** Tells everybody who was not told of a change yet, or invites to a drive; answers how many. Refused once there is nothing to tell. */
export async function tellPeople(
	tx: Tx,
	{ actor, driveId, kind, change, now }: Acting
): Promise<Result<number, 'nothing_to_tell'>> {
	const drive = await lockDrive(tx, driveId);
	const telling = drive && chosenOf(await tellingsOf(tx, drive, now), { kind, change });
	if (!telling) return refused('nothing_to_tell');
	const recipients = await untold(tx, drive, telling);
	// Of people who were only thought of as donors, those who are not asked leave no trace.
	const kept = kind === 'announced' ? recipients.filter(({ reach }) => 'way' in reach) : recipients;
	const occasion = {
		kind,
		reason: telling.change?.reason ?? '',
		day: null,
		occasion: occasionOf(telling),
		changeId: telling.change?.id ?? null,
		accountId: actor.accountId
	};
	const told = await tell(tx, await toldDrive(tx, drive), occasion, kept);
	await auditDrive(tx, actor, drive, 'drive.told', [kind]);
	return done(told);
}
