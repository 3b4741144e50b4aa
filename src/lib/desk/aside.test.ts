import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { asideOf } from './aside';
import type { Doubt } from './doubt';
import { operationForm } from './operation';
import { deskPerson } from './person.fixture';

const person = deskPerson({ id: v7(), name: 'Nguyễn Thị Ví Dụ' });
const envelope = { id: v7(), registrationId: person.id, after: '', occurredAt: '2026-11-28T03:00:00Z' };
const operation = operationForm.parse({ ...envelope, act: 'arrive' });
const answered = (doubt: Doubt | null) =>
	asideOf([{ operation }], [{ ...envelope, refused: false, doubt, head: '', state: null }], [person]);

describe('what was sent and is not recorded', () => {
	test('is told with whose and what', () => {
		expect(answered('drive_closed')).toEqual([{ id: operation.id, name: person.name, act: 'arrive' }]);
	});

	test.each([null, 'arrived_twice', 'person_not_matched'] as const)('is nothing under %s', (doubt) => {
		expect(answered(doubt)).toEqual([]);
	});

	test('is not told to whoever lost the right to the desk', () => {
		expect(answered('right_lost')).toEqual([]);
	});
});
