import { BAG_VOLUMES_ML } from '../../../donations/component';
import { ageBandOn } from '../../../donors/age-band';
import type { DeferralClass } from '../../../donors/deferral-class';
import { usualDeferralEnd } from '../../../donors/deferral-length';
import { ruleSetOn, type EligibilityRules } from '../../../donors/rule-sets';
import { addDays, type CalendarDate } from '../../../time/calendar-date';
import type { Visit } from './attendance';
import type { Person } from './donors';
import type { DemoRows } from './rows';
import type { Setting } from './setting';

type Deferral = DemoRows['deferrals'][number];
type Donation = DemoRows['donations'][number];

const REASONS: readonly (readonly [DeferralClass, number])[] = [
	['low_haemoglobin', 30],
	['blood_pressure', 24],
	['illness_7_days', 16],
	['illness_4_weeks', 9],
	['medical_staff', 8],
	['weight', 4],
	['skin_piercing', 4],
	['surgery', 2],
	['other', 3]
];

const SIZES: readonly (readonly [(typeof BAG_VOLUMES_ML)[number], number])[] = [
	[250, 30],
	[350, 55],
	[450, 15]
];

/** The deferral in which a visit ended: until the end that the rules give, else some weeks; rarely for good. */
export function deferralAfter(visit: Visit, registrationId: string, setting: Setting): Deferral {
	const { person, drive, heldOn } = visit;
	const { chance } = setting;
	const reason = chance.weighted(REASONS);
	const permanent = reason === 'medical_staff' && chance.happens(0.3);
	const usual = usualDeferralEnd(reason, heldOn, rulesAt(visit, setting)) ?? addDays(heldOn, chance.whole(13, 60));
	const createdAt = visit.steps.at(-1)?.at ?? visit.steps[0].at;
	return {
		id: chance.key(createdAt),
		donorId: person.row.id,
		registrationId,
		driveId: drive.row.id,
		clubId: drive.row.clubId,
		class: reason,
		startsOn: heldOn,
		untilOn: permanent ? null : usual,
		permanent,
		createdAt,
		createdBy: drive.row.createdBy
	};
}

/** The donation in which a visit ended, with what was true of the person on that day. */
export function donationAfter(visit: Visit, registrationId: string, number: number, setting: Setting): Donation {
	const { person, drive, heldOn } = visit;
	const { chance } = setting;
	const quantitySufficient = chance.happens(0.985);
	const occurredAt = visit.steps.at(-1)?.at ?? visit.steps[0].at;
	return {
		id: chance.key(occurredAt),
		registrationId,
		driveId: drive.row.id,
		provinceCode: drive.row.provinceCode,
		clubId: drive.row.clubId,
		donorId: person.row.id,
		volumeMl: quantitySufficient ? bagSize(visit, setting) : chance.whole(60, 180),
		quantitySufficient,
		bagNumber: `DEMO-${String(number).padStart(6, '0')}`,
		donatedOn: heldOn,
		...snapshot(person, heldOn),
		areaCode: drive.row.areaCode ?? null,
		recordedBy: drive.row.createdBy,
		occurredAt,
		receivedAt: occurredAt
	};
}

/** The first day on which the person may come again after this visit; `null` never. */
export function freeAfter(visit: Visit, deferral: Deferral | null): CalendarDate | null {
	const { person, drive, heldOn, steps } = visit;
	const state = steps.at(-1)?.state;
	if (deferral) return deferral.untilOn ? addDays(deferral.untilOn as CalendarDate, 1) : null;
	if (state === 'donated') return addDays(heldOn, person.restDays);
	if (state === 'cancelled' || state === 'no_show' || state === 'left') return addDays(drive.endsOn, 10);
	return addDays(drive.startsOn, person.restDays);
}

function bagSize(visit: Visit, setting: Setting): number {
	if (visit.person.club.country === 'LA') return 350;
	const most = rulesAt(visit, setting).maxVolumeMlOfWeight[visit.person.row.weightClass].value;
	return setting.chance.weighted(SIZES.filter(([size]) => size <= most));
}

function snapshot({ row, gaveBefore }: Person, day: CalendarDate) {
	const { sex, abo, rhd, birthDate, birthPrecision } = row;
	return { sex, ageBand: ageBandOn(day, birthDate, birthPrecision), firstTime: !gaveBefore, abo, rhd };
}

function rulesAt({ person, heldOn }: Visit, { ruleSets }: Setting): EligibilityRules {
	const held = ruleSetOn(ruleSets, person.club.country, heldOn);
	if (!held) throw new Error(`no rules for ${person.club.country} on ${heldOn}`);
	return held.rules;
}
