import { sql } from 'drizzle-orm';
import { intervalsOf, mayGiveAgain } from '$lib/notices/again';
import { AGAIN_WITHIN_DAYS, isWritingTime } from '$lib/notices/due';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { historyFrom, type DonorForRules } from '../donors/eligibility-of';
import { longestWait } from '../donors/rule-facts';
import { allRuleSets, rulesOn } from '../donors/rule-sets';
import { findDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { waysHere } from './channel';
import { placeless, withReach } from './recipients';
import { switchesOf } from './settings';
import { tell } from './tell';
import { recordTold } from './tell-due';
import { toldDrive } from './tell-people';

type Resting = Omit<DonorForRules, 'id'> & {
	donorId: string;
	driveId: string;
	fullName: string;
	locale: Locale | null;
	email: string | null;
	phone: string | null;
	agreed: string[];
	deferredUntil: string | null;
	deferredPermanently: boolean;
};

/** The zone by whose day it is asked who may give; each is asked about by the rules of where they gave. */
const ZONE = 'Asia/Ho_Chi_Minh';

/** Tells donors, once after each donation and as a job, that they may give again; answers how many. */
export async function tellAgain(tx: Tx, now: Date): Promise<number> {
	if (waysHere().length === 0 || !isWritingTime(ZONE, now)) return 0;
	const donors = await resting(tx, dayIn(ZONE, now));
	let told = 0;
	for (const driveId of new Set(donors.map((donor) => donor.driveId))) {
		const drive = await findDrive(tx, driveId);
		if (drive && (await switchesOf(tx, drive)).again) {
			const ofDrive = donors.filter((donor) => donor.driveId === driveId);
			told += await tellOf(tx, drive, ofDrive, now);
		}
	}
	return told;
}

/** Those whose wait may have ended lately, by every interval that some rule asks for. */
async function resting(tx: Tx, today: CalendarDate): Promise<Resting[]> {
	const intervals = [...new Set((await allRuleSets(tx)).flatMap(({ rules }) => intervalsOf(rules)))];
	const { rows } = await tx.execute<Resting>(sql`
		select donor_id as "donorId", drive_id as "driveId", full_name as "fullName", locale, email, phone, agreed, sex,
			birth_date as "birthDate", birth_precision as "birthPrecision", weight_class as "weightClass", last_donation_on as "lastDonationOn",
			last_component as "lastComponent", stated_last_on as "statedLastOn", stated_last_precision as "statedLastPrecision",
			deferred_until as "deferredUntil", deferred_permanently as "deferredPermanently"
		from giot_job_resting(${today}, ${AGAIN_WITHIN_DAYS}, ${sql.param(intervals)}::int[])`);
	return rows;
}

async function tellOf(tx: Tx, drive: Drive, donors: readonly Resting[], now: Date): Promise<number> {
	const today = dayIn(drive.timezone, now);
	const rules = await rulesOn(tx, drive.placeProvince, today);
	const free = donors.filter((donor) =>
		mayGiveAgain(today, historyFrom({ id: donor.donorId, ...donor }, longestWait(donor)), rules)
	);
	const people = free.map(({ donorId, fullName, locale, email, phone, agreed }) => ({
		...placeless,
		donorId,
		fullName,
		locale,
		donor: { email, phone, agreed },
		restricted: false
	}));
	const reached = withReach('again', people, waysHere()).filter(({ reach }) => 'way' in reach);
	if (reached.length === 0) return 0;
	const occasion = {
		kind: 'again',
		reason: '',
		day: today,
		occasion: 'again',
		changeId: null,
		accountId: null
	} as const;
	const told = await tell(tx, await toldDrive(tx, drive), occasion, reached);
	if (told > 0) await recordTold(tx, drive, 'again');
	return told;
}
