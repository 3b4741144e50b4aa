/** What stands in the field once lines were taken in: those that were left, and those that nobody has read yet. */
export const textLeft = (left: readonly { text: string }[], unread: readonly string[]) =>
	[...left.map(({ text }) => text), ...unread].join('\n');
