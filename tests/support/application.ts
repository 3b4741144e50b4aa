import { v7 } from 'uuid';
import type { ApplicationInput } from '../../src/lib/clubs/application-form';

/** An application of a club of Thanh Hóa that nobody has sent yet. */
export const newApplication = (given: Partial<ApplicationInput> = {}): ApplicationInput => ({
	id: v7(),
	provinceCode: 'VN-21',
	areaCode: '',
	clubName: `CLB Xin Vào ${v7()}`,
	contactName: 'Người Liên Hệ Minh Họa',
	email: `${v7()}@example.org`,
	phone: '',
	note: '',
	consent: true,
	...given
});
