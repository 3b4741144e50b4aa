import type { Country } from '../areas/country';
import type { IdComparison, Person } from './duplicates';
import { withoutMarks } from './name';
import type { CalendarDate } from '../time/calendar-date';
import { chanceFrom, type Chance } from '../server/db/demo/chance';

/** Two entries, and whether they are of one person. `trait` is what makes it hard to tell. */
export type LabelledPair = {
	trait: string;
	one: boolean;
	typed: Person;
	known: Person;
	ids: IdComparison;
	country: Country;
};

/** The words of one half; the other half has none of them but the commonest family and middle names. */
type Words = {
	families: string[];
	middles: string[];
	given: string[];
	/** Lao names with spellings of theirs in Latin letters. */
	lao: string[][];
	laoFamilies: string[][];
};

const common = { families: ['Nguyễn', 'Lê', 'Phạm'], middles: ['Văn', 'Thị', 'Thị'] };

/** Given names are things, so that no list of these could be one of people. */
const HALVES: Record<'tuning' | 'reported', Words> = {
	tuning: {
		families: [...common.families, 'Trịnh', 'Hoàng', 'Đỗ', 'Bùi'],
		middles: [...common.middles, 'Hữu', 'Ngọc', 'Thị Hoa', 'Quang', 'Đình'],
		given: [
			'Suối',
			'Đồi',
			'Bưởi',
			'Cói',
			'Lúa',
			'Sáo',
			'Diều',
			'Thuyền',
			'Nghêu',
			'Ruộng',
			'Trống',
			'Bè',
			'Rổ',
			'Trăng'
		],
		lao: [
			['ສົມມຸດ', 'Sommout', 'Sommut', 'Sommoud'],
			['ຕົວຢ່າງ', 'Toayang', 'Touayang', 'Tuayang'],
			['ທົດລອງ', 'Thotlong', 'Totlong', 'Thodlong'],
			['ແບບຮ່າງ', 'Baebhang', 'Bebhang', 'Bèphang']
		],
		laoFamilies: [
			['ພົມມະວົງ', 'Phommavong', 'Pommavong', 'Phommawong'],
			['ໄຊຍະວົງ', 'Xayavong', 'Sayavong', 'Saiyavong'],
			['ແກ້ວມະນີ', 'Keomany', 'Kaeomanee', 'Keomani']
		]
	},
	reported: {
		families: [...common.families, 'Trần', 'Vũ', 'Mai', 'Lương'],
		middles: [...common.middles, 'Đức', 'Minh', 'Thị Thu', 'Xuân', 'Công'],
		given: ['Biển', 'Núi', 'Quýt', 'Chiếu', 'Ngô', 'Đàn', 'Nón', 'Buồm', 'Ốc', 'Vườn', 'Chuông', 'Cầu', 'Giỏ', 'Sương'],
		lao: [
			['ຈຳລອງ', 'Chamlong', 'Jamlong', 'Chumlong'],
			['ຝຶກຊ້ອມ', 'Feuksom', 'Phueksom', 'Fueksom'],
			['ສາທິດ', 'Sathit', 'Satit', 'Sathid'],
			['ຕົວແບບ', 'Touabaeb', 'Toabaep', 'Tuabeb']
		],
		laoFamilies: [
			['ຈັນທະວົງ', 'Chanthavong', 'Jantavong', 'Chantavong'],
			['ສຸວັນນະ', 'Souvanna', 'Suwanna', 'Souvana'],
			['ສີສຸພັນ', 'Sisouphan', 'Sisuphanh', 'Sysouphanh']
		]
	}
};

const pad = (n: number) => String(n).padStart(2, '0');
const dateOf = (year: number, month: number, day: number) => `${year}-${pad(month)}-${pad(day)}` as CalendarDate;
const yearOf = ({ birthDate }: Person) => Number((birthDate ?? '1990').slice(0, 4));
const yearOnly = (person: Person, year = yearOf(person)): Person => ({
	...person,
	birthDate: dateOf(year, 1, 1),
	birthPrecision: 'year'
});

/** One half of the set: so many pairs of each trait, the same ones on every machine. */
export function labelledPairs(half: keyof typeof HALVES, ofEach = 40): LabelledPair[] {
	const chance = chanceFrom(half === 'tuning' ? 20261127 : 20261128);
	const maker = new Maker(chance, HALVES[half]);
	return Object.entries({ ...ONE_PERSON, ...TWO_PEOPLE }).flatMap(([trait, make]) =>
		Array.from({ length: ofEach }, (): LabelledPair => {
			const { typed, known, ids = 'unknown', country = 'VN' } = make(maker);
			return { trait, one: trait in ONE_PERSON, typed: maker.sparse(typed), known, ids, country };
		})
	);
}

class Maker {
	constructor(
		readonly chance: Chance,
		readonly words: Words
	) {}

	phone(): string {
		return `+849${this.chance.whole(10_000_000, 99_999_999)}`;
	}

	born(): CalendarDate {
		return dateOf(this.chance.whole(1966, 2007), this.chance.whole(1, 12), this.chance.whole(1, 28));
	}

	name(): string {
		const { families, middles, given } = this.words;
		return [families, middles, given].map((from) => this.chance.pick(from)).join(' ');
	}

	person(more: Partial<Person> = {}): Person {
		const sex = this.chance.pick(['female', 'male'] as const);
		const whole: Person = {
			fullName: this.name(),
			sex,
			birthDate: this.born(),
			birthPrecision: 'day',
			phone: this.phone(),
			...more
		};
		return whole;
	}

	/** What is typed in a queue often lacks something, and more than one thing at once. */
	sparse(person: Person): Person {
		const sex = this.chance.happens(0.1) ? '' : person.sex;
		const phone = this.chance.happens(0.15) ? null : this.chance.happens(0.1) ? this.phone() : person.phone;
		const fullName = this.chance.happens(0.15) ? withoutMarks(person.fullName) : person.fullName;
		const born = this.chance.happens(0.1) && person.birthDate ? yearOnly(person) : person;
		return { ...born, sex, phone, fullName, ...(this.chance.happens(0.05) ? { birthDate: null } : {}) };
	}

	given(): string {
		return this.chance.pick(this.words.given);
	}

	/** Another digit in the place of one. */
	misdialled(phone: string): string {
		const at = this.chance.whole(4, phone.length - 1);
		return phone.slice(0, at) + ((Number(phone[at]) + this.chance.whole(1, 9)) % 10) + phone.slice(at + 1);
	}

	/** A letter left out, doubled or in its neighbour's place, in a word long enough to be known by the rest. */
	mistyped(name: string): string {
		const words = name.split(' ');
		const long = words.filter((word) => word.length > 3);
		const word = this.chance.pick(long.length > 0 ? long : words);
		const at = this.chance.whole(1, word.length - 2);
		const slips = [
			word.slice(0, at) + word.slice(at + 1),
			word.slice(0, at) + word[at] + word.slice(at),
			word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
		];
		return words.map((one) => (one === word ? this.chance.pick(slips) : one)).join(' ');
	}
}

type Made = { typed: Person; known: Person; ids?: IdComparison; country?: Country };

const ONE_PERSON: Record<string, (maker: Maker) => Made> = {
	'without diacritics': (maker) => {
		const known = maker.person();
		return {
			known,
			typed: { ...known, fullName: withoutMarks(known.fullName), phone: maker.chance.pick([known.phone, null]) }
		};
	},
	'words in another order': (maker) => {
		const known = maker.person();
		const words = known.fullName.split(' ');
		return { known, typed: { ...known, fullName: [words.at(-1), ...words.slice(0, -1)].join(' '), phone: null } };
	},
	'year of birth only': (maker) => {
		const known = maker.person();
		return { known, typed: yearOnly(known) };
	},
	'year of birth only, another phone': (maker) => {
		const known = maker.person();
		return { known, typed: { ...yearOnly(known), phone: maker.phone() } };
	},
	'the family’s phone instead of the own one': (maker) => {
		const known = maker.person();
		return { known, typed: { ...known, phone: maker.phone() } };
	},
	'an old number of nine digits, then a new one of twelve': (maker) => {
		const known = maker.person();
		return { known, typed: { ...known, phone: maker.chance.pick([known.phone, null]) }, ids: 'unknown' };
	},
	'a slip in the name': (maker) => {
		const known = maker.person();
		return {
			known,
			typed: { ...known, fullName: maker.mistyped(known.fullName), phone: maker.chance.pick([known.phone, null]) }
		};
	},
	'a slip in the name, year of birth only': (maker) => {
		const known = maker.person();
		return { known, typed: { ...yearOnly(known), fullName: maker.mistyped(known.fullName) } };
	},
	'a slip in the phone': (maker) => {
		const known = maker.person();
		return { known, typed: { ...yearOnly(known), phone: maker.misdialled(known.phone ?? '') } };
	},
	'day and month of birth swapped': (maker) => {
		const [year, month, day] = [maker.chance.whole(1966, 2007), maker.chance.whole(1, 12), maker.chance.whole(1, 12)];
		const known = maker.person({ birthDate: dateOf(year, month, day) });
		return { known, typed: { ...known, birthDate: dateOf(year, day, month) } };
	},
	'a slip in the date of birth': (maker) => {
		const known = maker.person({ birthDate: dateOf(1980 + maker.chance.whole(0, 9), 5, 17) });
		return { known, typed: { ...known, birthDate: dateOf(1980 + maker.chance.whole(0, 9), 5, 17) } };
	},
	'a middle name left out or as an initial': (maker) => {
		const known = maker.person();
		const [family = '', ...rest] = known.fullName.split(' ');
		const last = rest.at(-1) ?? '';
		const short = maker.chance.pick([`${family} ${last}`, `${family.slice(0, 2)}. ${rest[0]?.[0]}. ${last}`]);
		return { known, typed: { ...known, fullName: short, phone: maker.chance.pick([known.phone, null]) } };
	},
	'a Lao name in other letters': (maker) => {
		const [name, family] = [maker.chance.pick(maker.words.lao), maker.chance.pick(maker.words.laoFamilies)];
		const spelled = () => `${maker.chance.pick(name)} ${maker.chance.pick(family)}`;
		const known = maker.person({ fullName: spelled() });
		return {
			known,
			typed: { ...known, fullName: spelled(), phone: maker.chance.pick([known.phone, null]) },
			country: 'LA'
		};
	},
	'a Lao name in other letters, year of birth only': (maker) => {
		const [name, family] = [maker.chance.pick(maker.words.lao), maker.chance.pick(maker.words.laoFamilies)];
		const spelled = () => `${maker.chance.pick(name)} ${maker.chance.pick(family)}`;
		const known = maker.person({ fullName: spelled() });
		return { known, typed: { ...yearOnly(known), fullName: spelled() }, country: 'LA' };
	}
};

const TWO_PEOPLE: Record<string, (maker: Maker) => Made> = {
	'brothers and sisters with the family’s phone': (maker) => {
		const known = maker.person();
		const rest = known.fullName.split(' ').slice(0, -1).join(' ');
		return { known, typed: maker.person({ fullName: `${rest} ${maker.given()}`, phone: known.phone }) };
	},
	'twins with the family’s phone': (maker) => {
		const known = maker.person();
		const words = known.fullName.split(' ');
		const other = maker.words.given.filter((given) => given !== words.at(-1));
		return { known, typed: { ...known, fullName: [...words.slice(0, -1), maker.chance.pick(other)].join(' ') } };
	},
	'parent and child with one phone': (maker) => {
		const known = maker.person();
		const [family] = known.fullName.split(' ');
		const [, ...rest] = maker.name().split(' ');
		const birthDate = dateOf(
			yearOf(known) - maker.chance.whole(20, 35),
			maker.chance.whole(1, 12),
			maker.chance.whole(1, 28)
		);
		return { known, typed: maker.person({ fullName: [family, ...rest].join(' '), birthDate, phone: known.phone }) };
	},
	'a couple with one phone': (maker) => {
		const known = maker.person({ sex: 'male' });
		return { known, typed: maker.person({ sex: 'female', phone: known.phone }) };
	},
	namesakes: (maker) => {
		const known = maker.person();
		return { known, typed: { ...maker.person(), fullName: known.fullName, sex: known.sex } };
	},
	'namesakes without diacritics, no phone': (maker) => {
		const known = maker.person();
		return { known, typed: { ...maker.person({ phone: null }), fullName: withoutMarks(known.fullName) } };
	},
	'namesakes of one year': (maker) => {
		const known = maker.person();
		const birthDate = dateOf(yearOf(known), maker.chance.whole(1, 12), maker.chance.whole(1, 28));
		return { known, typed: { ...maker.person(), fullName: known.fullName, sex: known.sex, birthDate } };
	},
	'namesakes of one year, which is all that is known': (maker) => {
		const known = maker.person();
		const other = maker.person({
			fullName: known.fullName,
			sex: known.sex,
			phone: maker.chance.pick([null, maker.phone()])
		});
		return { known, typed: yearOnly(other, maker.chance.happens(0.3) ? yearOf(known) : yearOf(other)) };
	},
	'names that differ by diacritics, one year': (maker) => {
		const known = maker.person({ fullName: `${maker.chance.pick(maker.words.families)} Thị Lan` });
		return {
			known,
			typed: yearOnly(maker.person({ fullName: known.fullName.replace('Lan', 'Lân'), sex: known.sex }), yearOf(known))
		};
	},
	'names that differ by a letter, one year': (maker) => {
		const known = maker.person({ fullName: `${maker.chance.pick(maker.words.families)} Thị Lan` });
		return {
			known,
			typed: yearOnly(maker.person({ fullName: known.fullName.replace('Lan', 'Loan'), sex: known.sex }), yearOf(known))
		};
	},
	'the same given name and year': (maker) => {
		const known = maker.person();
		const given = known.fullName.split(' ').at(-1);
		const rest = maker.name().split(' ').slice(0, -1).join(' ');
		return { known, typed: yearOnly(maker.person({ fullName: `${rest} ${given}` }), yearOf(known)) };
	},
	'born on one day': (maker) => {
		const known = maker.person();
		return { known, typed: maker.person({ birthDate: known.birthDate }) };
	},
	'Lao families of one name': (maker) => {
		const family = maker.chance.pick(maker.words.laoFamilies);
		const [name, other] = maker.chance.sample(maker.words.lao, 2);
		const spelled = (from: string[] = []) => `${maker.chance.pick(from)} ${maker.chance.pick(family)}`;
		const known = maker.person({ fullName: spelled(name) });
		return { known, typed: maker.person({ fullName: spelled(other), phone: known.phone }), country: 'LA' };
	},
	'Lao namesakes in other letters': (maker) => {
		const [name, family] = [maker.chance.pick(maker.words.lao), maker.chance.pick(maker.words.laoFamilies)];
		const spelled = () => `${maker.chance.pick(name)} ${maker.chance.pick(family)}`;
		return {
			known: maker.person({ fullName: spelled() }),
			typed: maker.person({ fullName: spelled() }),
			country: 'LA'
		};
	},
	'a wrong number that is somebody’s': (maker) => {
		const known = maker.person();
		return { known, typed: maker.person({ phone: maker.misdialled(known.phone ?? '') }) };
	},
	strangers: (maker) => ({ known: maker.person(), typed: maker.person() })
};
