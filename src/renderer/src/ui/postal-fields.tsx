import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { isFrenchCode, usePlaces } from './use-places.ts';
import { foldedOptions, foldedPlaces } from './folded-options.ts';

/** The two fields that complete each other. */
export type PostalField = 'postalCode' | 'city';

interface PostalFieldsProps {
  /** Grid that the fields stand in. */
  readonly className: string | undefined;
  readonly labels: Readonly<Record<PostalField, string>>;
  readonly address: { readonly postalCode: string; readonly city: string; readonly country: string };
  /** Properties that bind a field to its form. */
  readonly inputProps: (field: PostalField) => AutocompleteProps;
  /** Writes what was found into the other field. */
  readonly onFill: (field: PostalField, text: string) => void;
  /** Whether the browser may fill its own address in: for the company, not for its clients. */
  readonly isOwnAddress?: boolean;
  /** What stands in the grid behind them, such as the country. */
  readonly children?: ReactNode;
}

/**
 * Postal code and city of an address; in France the one brings the other, without a network.
 *
 * Only an empty field is filled: what a person typed stays.
 */
export function PostalFields(props: PostalFieldsProps) {
  const { address, onFill } = props;
  const { code, places } = usePlaces(address);
  const isWhole = isFrenchCode(address.postalCode);
  const found = [...new Set(places.map((place) => place.city))];
  // What is typed already is no suggestion: its list would only cover what comes next.
  const cities = found.length === 1 && found[0] === address.city ? [] : found;
  const codes = isWhole ? [] : [...new Set(places.map((place) => place.postalCode))];
  const isOwn = props.isOwnAddress === true;

  const filledFor = useRef(code);
  useEffect(() => {
    const [only] = places;
    if (!isFrenchCode(code) || code === filledFor.current || only === undefined) return;
    filledFor.current = code;
    if (places.length === 1 && address.city.trim() === '') onFill('city', only.city);
  }, [code, places, address.city, onFill]);

  const fillFrom = (field: PostalField, fitting: typeof places): void => {
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1 && address[field].trim() === '')
      onFill(field, only[field]);
  };
  return (
    <div className={props.className}>
      <Autocomplete
        label={props.labels.postalCode}
        autoComplete={isOwn ? 'postal-code' : 'off'}
        inputMode={address.country === 'FR' ? 'numeric' : 'text'}
        data={codes}
        limit={30}
        filter={foldedOptions}
        comboboxProps={{ width: 240, position: 'bottom-start' }}
        renderOption={({ option }) =>
          `${option.value} ${places.find((place) => place.postalCode === option.value)?.city ?? ''}`
        }
        {...props.inputProps('postalCode')}
        onOptionSubmit={(picked) => {
          fillFrom(
            'city',
            places.filter((place) => place.postalCode === picked),
          );
        }}
      />
      <Autocomplete
        label={props.labels.city}
        autoComplete={isOwn ? 'address-level2' : 'off'}
        data={cities}
        limit={30}
        filter={foldedPlaces}
        {...props.inputProps('city')}
        onOptionSubmit={(picked) => {
          fillFrom(
            'postalCode',
            places.filter((place) => place.city === picked),
          );
        }}
      />
      {props.children}
    </div>
  );
}
