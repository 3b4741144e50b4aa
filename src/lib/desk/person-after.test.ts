import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { operationForm, type Operation } from './operation';
import { personAfter, stoodAs } from './person-after';
import { deskPerson } from './person.fixture';
import type { DeskPerson } from './roster';

const person = deskPerson({ id: v7() });

function did(after: string, said: Partial<Operation>): Operation {
	return operationForm.parse({
		id: v7(),
		registrationId: person.id,
		after,
		occurredAt: '2026-11-23T03:00:00Z',
		...said
	});
}

/** An act that the server confirmed, as the roster says since. */
const confirmed = (said: Partial<Operation>, changes: Partial<DeskPerson>) => {
	const operation = did(person.head, said);
	return { operation, now: { ...person, ...changes, head: operation.id } };
};

describe('an act that the server has confirmed, taken back without a network', () => {
	test('leads at once to where the person stood before', () => {
		const { operation, now } = confirmed({ act: 'arrive' }, { state: 'arrived' });
		const undo = did(operation.id, { act: 'undo', undoes: operation.id });
		const back = { act: 'arrive' as const, stood: stoodAs(person) };
		expect(personAfter(now, [{ operation: undo, back }])).toMatchObject({ state: 'registered', head: undo.id });
		const again = did(undo.id, { act: 'arrive' });
		expect(personAfter(now, [{ operation: undo, back }, { operation: again }])).toMatchObject({ state: 'arrived' });
	});

	test('leads nowhere once the server says more of the person than the act', () => {
		const { operation, now } = confirmed({ act: 'arrive' }, { state: 'arrived' });
		const undo = did(operation.id, { act: 'undo', undoes: operation.id });
		const back = { act: 'arrive' as const, stood: stoodAs(person) };
		expect(personAfter({ ...now, state: 'fit', head: v7() }, [{ operation: undo, back }])).toMatchObject({
			state: 'fit'
		});
	});

	test('takes thanks and the begun bag back, and nothing else', () => {
		const donated = deskPerson({ state: 'donated', bag: { volumeMl: 350, number: '7', sufficient: true } });
		const thank = did('', { act: 'thank' });
		const undo = did('', { act: 'undo', undoes: thank.id });
		const back = { act: 'thank' as const, stood: stoodAs(donated) };
		expect(personAfter({ ...donated, thankedAt: '2026-11-23T03:00:00Z' }, [{ operation: undo, back }])).toMatchObject({
			state: 'donated',
			thankedAt: '',
			bag: donated.bag
		});
	});
});

describe('what a device shows of what it has not sent yet', () => {
	const shown = (before: DeskPerson, ...acts: Operation[]) =>
		personAfter(
			before,
			acts.map((operation) => ({ operation }))
		);
	const undoing = (undone: Operation) => did(undone.id, { act: 'undo', undoes: undone.id });

	test('a decision of the medical desk is not asked for again at the bed', () => {
		const arrived = { ...person, state: 'arrived' as const };
		const fit = did('', { act: 'fit', overrideReason: 'staff_decided', overrideBy: 'BS Ví Dụ' });
		expect(shown(arrived, fit)).toMatchObject({ state: 'fit', decided: true });
		expect(shown(arrived, fit, undoing(fit))).toMatchObject({ state: 'arrived', decided: false });
	});

	test('a bag that was begun and taken back leaves the bed free', () => {
		const found = { ...person, state: 'fit' as const };
		const begun = did('', { act: 'begin' });
		expect(shown(found, begun)).toMatchObject({ begunAt: begun.occurredAt });
		expect(shown(found, begun, undoing(begun))).toMatchObject({ begunAt: '' });
	});

	test('a bag of somebody who is not matched yet is held', () => {
		const unknown = { ...person, state: 'fit' as const, matched: false };
		const given = did('', { act: 'donate', volumeMl: 350 });
		expect(shown(unknown, given)).toMatchObject({ state: 'donated', held: 'donate' });
		expect(shown(unknown, given, undoing(given))).toMatchObject({ state: 'fit', held: '', bag: null });
	});
});
