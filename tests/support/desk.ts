import { v7 } from 'uuid';
import type { DonateInput } from '../../src/lib/donations/donation-form';
import type { DeferInput } from '../../src/lib/drives/outcome-forms';
import { registrationForm, type RegistrationInput } from '../../src/lib/drives/registration-form';
import { keysOf } from '../../src/lib/donors/match-keys';
import type { FitInput } from '../../src/lib/server/registrations/record-fit';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { asSuperuser } from './society';

/** A Monday in the middle of the drives that these tests hold. */
export const today = '2026-11-23';
export const now = new Date(`${today}T03:00:00Z`);

type Drive = {
	clubId: string | null;
	status?: string;
	startsOn?: string;
	endsOn?: string;
	capacity?: number | null;
	areaCode?: string | null;
	provinceCode?: string;
	resultKind?: string;
};

/** A drive, running today unless said otherwise; put there past the application. */
export async function addDrive(url: string, drive: Drive): Promise<string> {
	const id = v7();
	const { startsOn = today, endsOn = drive.startsOn ?? today, capacity = null, areaCode = null } = drive;
	await asSuperuser(
		url,
		`insert into drives (id, province_code, club_id, area_code, title, status, starts_on, ends_on, timezone, capacity, result_kind)
		values ($1, $2, $3, $4, 'Giọt hồng xã Mẫu', $5, $6, $7, 'Asia/Ho_Chi_Minh', $8, $9)`,
		[
			id,
			drive.provinceCode ?? 'VN-21',
			drive.clubId,
			areaCode,
			drive.status ?? 'running',
			startsOn,
			endsOn,
			capacity,
			drive.resultKind ?? 'counted'
		]
	);
	return id;
}

type Person = {
	clubId: string;
	fullName?: string;
	sex?: string;
	birthDate?: string;
	weightClass?: string;
	abo?: string;
};

/** A donor of a club, put there past the application. */
export async function addPerson(url: string, person: Person): Promise<string> {
	const id = v7();
	const {
		fullName = 'Trần Thị Ví Dụ',
		sex = 'female',
		birthDate = '1994-05-06',
		weightClass = '50+',
		abo = 'O'
	} = person;
	const keys = keysOf({ fullName, birthDate: birthDate as CalendarDate, birthPrecision: 'day' }, 'VN');
	await asSuperuser(
		url,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision,
			weight_class, abo, rhd) values ($1, 'VN-21', $2, $3, $4, $5, $6, $7, $8, 'day', $9, $10, '+')`,
		[id, person.clubId, fullName, keys.searchKey, keys.sortKey, keys.matchKeys, sex, birthDate, weightClass, abo]
	);
	return id;
}

/** What the form sends for a known donor. */
export function known(donorId: string, changes: Partial<RegistrationInput> = {}): RegistrationInput {
	return { ...registrationForm.parse({ donorId, operationId: v7() }), ...changes };
}

/** What the form sends for a new donor. */
export function newcomer(fullName: string, changes: Partial<RegistrationInput> = {}): RegistrationInput {
	const typed = { fullName, sex: 'male', birthDate: '1990', weightClass: '45-50', consentRegistration: true };
	return { ...registrationForm.parse({ ...typed, operationId: v7() }), ...changes };
}

/** What the desk sends for an act; every act has a key of its own. */
export function act(registrationId: string, version: number) {
	return { registrationId, version, operationId: v7() };
}

/** A decision of medical staff against the rules. */
export const decided = { overrideReason: 'examined', overrideBy: 'Bác sĩ ca trực' } as const;

/** What the desk sends when somebody was found fit. */
export function fitting(registrationId: string, version: number, changes: Partial<FitInput> = {}): FitInput {
	return { ...act(registrationId, version), overrideReason: '', overrideBy: '', ...changes };
}

/** What the desk sends for a donation of a full bag. */
export function giving(registrationId: string, version: number, changes: Partial<DonateInput> = {}): DonateInput {
	return {
		...act(registrationId, version),
		volumeMl: 350,
		bagNumber: '',
		quantitySufficient: true,
		component: 'whole_blood',
		stopped: false,
		reaction: '',
		reactionKind: '',
		overrideReason: '',
		overrideBy: '',
		...changes
	};
}

/** What the desk sends for a deferral. */
export function waiting(registrationId: string, version: number, changes: Partial<DeferInput> = {}): DeferInput {
	return {
		...act(registrationId, version),
		deferralClass: 'illness_7_days',
		untilOn: '',
		permanent: false,
		...changes
	};
}
