import type { Operation } from './operation';
import type { DeskPerson } from './roster';
import { deedOf, standingOf } from './standing';

/** A person as they stand after operations that the server has not confirmed yet: what every station of this device shows. */
export function personAfter(person: DeskPerson, operations: readonly Operation[]): DeskPerson {
	if (operations.length === 0) return person;
	const { state, head } = standingOf(person.state, operations.map(deedOf));
	const said = operations.reduce(withWhatWasSaid, person);
	return { ...said, state, head: head || person.head };
}

function withWhatWasSaid(person: DeskPerson, operation: Operation): DeskPerson {
	const since = operation.occurredAt;
	switch (operation.act) {
		case 'begin':
			return { ...person, begunAt: since };
		case 'thank':
			return { ...person, thankedAt: since };
		case 'donate': {
			const { volumeMl, bagNumber: number, quantitySufficient: sufficient } = operation;
			return { ...person, since, bag: { volumeMl, number, sufficient } };
		}
		case 'defer': {
			const { deferralClass, untilOn, permanent } = operation;
			const end = permanent || untilOn === '' ? null : (untilOn as NonNullable<DeskPerson['deferral']>['untilOn']);
			return { ...person, since, deferral: { deferralClass, untilOn: end } };
		}
		case 'undo':
			return { ...person, since, bag: null, deferral: null, notYet: person.notYet };
		default:
			return { ...person, since };
	}
}

/** Somebody who walked in and was registered on this device: known by the key of that operation until the server says otherwise. */
export function walkedIn(operation: Extract<Operation, { act: 'register' }>, maxVolumeMl: number): DeskPerson {
	const { id, occurredAt, fullName, birthDate, sex, weightClass } = operation;
	return {
		id,
		state: 'registered',
		head: id,
		since: occurredAt,
		matched: true,
		name: fullName,
		born: birthDate.slice(0, 4),
		sex,
		weightClass,
		bloodGroup: '',
		code: '',
		group: '',
		slot: '',
		firstTime: false,
		notYet: [],
		advice: [],
		decided: operation.overrideReason !== '',
		maxVolumeMl,
		begunAt: '',
		bag: null,
		deferral: null,
		thankedAt: ''
	};
}
