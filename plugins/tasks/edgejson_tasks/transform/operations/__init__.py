"""The operations of the step language, by kind; `edgejson_tasks.transform.catalogue` gathers them."""
