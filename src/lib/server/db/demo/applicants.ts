import { addDays } from '../../../time/calendar-date';
import type { PlannedDrive } from './drives';
import { fictionalName, fictionalPhone } from './names';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Written = Pick<DemoRows, 'applicants' | 'registrations' | 'registrationEvents'>;

/** Telephone numbers far from those of the donors. */
const FIRST_NUMBER = 900_001;

/** Adds two to four people who signed up on the public page yesterday and wait for somebody to look at it. */
export function addApplicants(drive: PlannedDrive, written: Written, setting: Setting): void {
	for (let left = setting.chance.whole(2, 4); left > 0; left--) addApplicant(drive, written, setting);
}

function addApplicant({ club, row }: PlannedDrive, written: Written, { chance, today }: Setting): void {
	const sex = chance.happens(0.5) ? 'female' : 'male';
	const appliedAt = at(addDays(today, -1), '18:00', chance.whole(0, 200));
	const [applicantId, registrationId] = [chance.key(appliedAt), chance.key(appliedAt)];
	const times = { occurredAt: appliedAt, receivedAt: appliedAt };
	written.applicants.push({
		id: applicantId,
		driveId: row.id,
		fullName: fictionalName(chance, club.country, sex),
		sex,
		birthDate: `${chance.whole(1975, 2000)}-01-01`,
		birthPrecision: 'year',
		phone: fictionalPhone(FIRST_NUMBER + written.applicants.length, club.country),
		weightClass: '50+',
		createdAt: appliedAt
	});
	const place = { driveId: row.id, provinceCode: row.provinceCode, clubId: row.clubId };
	written.registrations.push({
		id: registrationId,
		...place,
		donorId: null,
		applicantId,
		state: 'applied',
		source: 'public',
		restPeriod: null,
		registeredAt: appliedAt,
		registeredBy: null,
		...times
	});
	written.registrationEvents.push({
		id: chance.key(appliedAt),
		registrationId,
		driveId: row.id,
		fromState: null,
		toState: 'applied',
		by: null,
		at: appliedAt,
		...times
	});
}
