import { Badge } from '#components/badge.tsx';
import { Item, ItemList } from '#components/item-list.tsx';

type Library = { slug: string; name: string; description: string; role: string };

export function LibraryList({ libraries }: { libraries: readonly Library[] }) {
  return (
    <ItemList>
      {libraries.map(({ slug, name, description, role }) => (
        <Item
          key={slug}
          href={`/${slug}`}
          title={name}
          lines={description ? [description] : []}
          marks={<Badge>{role}</Badge>}
        />
      ))}
    </ItemList>
  );
}
