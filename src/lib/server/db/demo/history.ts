import { addDays } from '../../../time/calendar-date';
import type { Visit } from './attendance';
import { deferralAfter, donationAfter, freeAfter } from './outcomes';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Written = Pick<DemoRows, 'registrations' | 'registrationEvents' | 'deferrals' | 'donations'>;

/** Writes a visit down as rows, and what it means for the person's next one. */
export function record(visit: Visit, written: Written, setting: Setting): void {
	const { person, steps } = visit;
	const registration = registrationRow(visit, setting);
	written.registrations.push(registration);
	written.registrationEvents.push(...eventRows(visit, registration.id, setting));

	const outcome = steps.at(-1)?.state;
	const deferral = outcome === 'deferred' ? deferralAfter(visit, registration.id, setting) : null;
	if (deferral) written.deferrals.push(deferral);
	if (outcome === 'donated') {
		written.donations.push(donationAfter(visit, registration.id, written.donations.length + 1, setting));
		person.gaveBefore = true;
	}
	person.freeOn = freeAfter(visit, deferral);
}

function registrationRow({ person, drive, heldOn, steps }: Visit, { chance }: Setting) {
	const [registered] = steps;
	const source = chance.weighted([
		['desk', 7],
		['public', 3]
	]);
	return {
		id: chance.key(registered.at),
		driveId: drive.row.id,
		provinceCode: drive.row.provinceCode,
		clubId: drive.row.clubId,
		donorId: person.row.id,
		applicantId: null,
		state: steps.at(-1)?.state ?? registered.state,
		source: registered.at < at(heldOn, '00:00') ? source : 'walk_in',
		restPeriod: `[${drive.startsOn},${addDays(drive.startsOn, person.restDays)})`,
		registeredAt: registered.at,
		registeredBy: drive.row.createdBy,
		occurredAt: registered.at,
		receivedAt: registered.at
	};
}

function eventRows({ drive, steps }: Visit, registrationId: string, { chance }: Setting) {
	return steps.map((step, index) => ({
		id: chance.key(step.at),
		registrationId,
		driveId: drive.row.id,
		fromState: steps[index - 1]?.state ?? null,
		toState: step.state,
		by: drive.row.createdBy,
		at: step.at,
		occurredAt: step.at,
		receivedAt: step.at
	}));
}
