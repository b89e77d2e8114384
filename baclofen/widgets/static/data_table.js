function render({ model, el }) {
  const id = begin(el, "data");
  const get = (name) => model.get(name);
  const show = () => {
    const rows = get("rows");
    el.replaceChildren(...(rows.length ? [dataTable({ caption: get("caption"), columns: get("columns"), rows }, id)] : []));
  };
  show();
  return listen(model, ["rows", "columns", "caption"], show);
}

export default { initialize, render };
