/** Ids of the hub are lower-case UUIDs; anything else names nobody and nothing. */
export const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
