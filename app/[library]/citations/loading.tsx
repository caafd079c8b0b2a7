import { Panes } from '#components/panes.tsx';
import { SkeletonList } from '#components/skeleton.tsx';

export default function CitationsLoading() {
  return (
    <Panes
      title="Citations"
      facets={<SkeletonList label="Filters are loading" items={5} />}
      listLabel="Citations"
      list={<SkeletonList label="Citations are loading" items={10} />}
    />
  );
}
