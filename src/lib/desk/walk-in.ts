import type { DonorHistory, Sex } from '../donors/donor-history';
import { eligibilityOn, type Eligibility } from '../donors/eligibility';
import type { WeightClass } from '../donors/weight-class';
import { donationDay } from '../registrations/drive-day';
import { readBirthDate } from '../time/typed-date';
import type { Operation } from './operation';
import type { DeskPerson, DeskRoster } from './roster';

/** What a device knows of the drive. */
type Known = Pick<DeskRoster, 'drive' | 'rules'>;

/** What is known of somebody who walks in, as it was typed; `now` is the device's clock. */
type Typed = { birthDate: string; sex: Sex | ''; weightClass: WeightClass | ''; now: Date };

/** What the rules of the drive say of somebody who walks in and of whom nothing else is known here. What cannot be read says nothing. */
export function walkInVerdict({ drive, rules }: Known, { birthDate, sex, weightClass, now }: Typed): Eligibility {
	const birth = readBirthDate(birthDate);
	const donor: DonorHistory = {
		sex,
		birthDate: birth?.date ?? null,
		birthPrecision: birth?.precision ?? 'day',
		weightClass,
		lastDonation: null,
		deferrals: []
	};
	return eligibilityOn(donationDay(drive, now), donor, rules);
}

/** Somebody who walked in and was registered on this device: known by the key of that operation until the server says otherwise. */
export function walkedIn(operation: Extract<Operation, { act: 'register' }>, known: Known): DeskPerson {
	const { id, occurredAt, fullName, birthDate, sex, weightClass } = operation;
	const verdict = walkInVerdict(known, { birthDate, sex, weightClass, now: new Date(occurredAt) });
	return {
		id,
		state: 'registered',
		head: id,
		since: occurredAt,
		matched: true,
		held: '',
		name: fullName,
		born: birthDate.slice(0, 4),
		sex,
		weightClass,
		bloodGroup: '',
		code: '',
		group: '',
		slot: '',
		firstTime: false,
		notYet: verdict.reasons,
		advice: verdict.advice,
		decided: operation.overrideReason !== '',
		maxVolumeMl: verdict.maxVolumeMl,
		begunAt: '',
		bag: null,
		deferral: null,
		thankedAt: ''
	};
}
