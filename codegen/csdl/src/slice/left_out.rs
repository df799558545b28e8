//! Derived types that are no models of a slice although values of them may come: what is declared with their base.

use super::Slice;
use crate::model::{TypeId, TypeRef};
use crate::problem::{Warning, WarningKind, Warnings};
use std::collections::BTreeSet;

impl Slice<'_> {
    /// Warnings for the end of a run: which metadata is ignored, and which derived types are left out.
    pub fn warnings(&self) -> Warnings {
        let mut warnings = self.model.warnings().clone();
        let mut seen = BTreeSet::new();
        for base in self.declared() {
            self.leave_out(base, base, &mut seen, &mut warnings);
        }
        warnings.sort();
        warnings
    }

    /// The models that properties, operations and resources are declared with. What is only the base of another model is
    /// none of them.
    fn declared(&self) -> BTreeSet<TypeId> {
        let model = self.model;
        let mut declared = BTreeSet::new();
        let mut declare = |ty: TypeRef| declared.extend(ty.named().filter(|id| self.has(*id)));
        for id in self.types.keys() {
            for structure in model.structures(*id) {
                structure.properties.iter().for_each(|one| declare(one.ty));
            }
        }
        self.resources
            .iter()
            .for_each(|resource| declare(resource.ty));
        for id in self.operations.keys() {
            let operation = model.operation(*id);
            operation.parameters.iter().for_each(|one| declare(one.ty));
            operation
                .returns
                .iter()
                .for_each(|returns| declare(returns.ty));
        }
        for id in self.types.keys() {
            let structures = model.structures(*id);
            let targets = structures.flat_map(|structure| &structure.navigation);
            let targets = targets.map(|navigation| navigation.target);
            declared.extend(targets.filter(|target| self.has(*target)));
        }
        declared
    }

    fn leave_out(
        &self,
        base: TypeId,
        ty: TypeId,
        seen: &mut BTreeSet<TypeId>,
        warnings: &mut Warnings,
    ) {
        let structure = self.model.ty(ty).structure();
        for derived in structure.iter().flat_map(|structure| &structure.derived) {
            if !seen.insert(*derived) {
                continue;
            }
            if !self.has(*derived) {
                warnings.push(self.left_out(base, *derived));
            }
            self.leave_out(base, *derived, seen, warnings);
        }
    }

    fn left_out(&self, base: TypeId, derived: TypeId) -> Warning {
        let (base, derived) = (self.model.ty(base), self.model.ty(derived));
        let (base_name, name) = (&base.name, &derived.name);
        Warning {
            kind: WarningKind::LeftOut,
            at: derived.at,
            within: String::new(),
            what: format!(
                "`{name}` is read as `{base_name}`; `name = \"{name}\"` in a [[type]] brings it"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::problem::WarningKind;
    use crate::{config, model, schema, slice};

    const METADATA: &str = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
      <edmx:DataServices>
        <Schema Namespace="g" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EntityType Name="entity" Abstract="true">
            <Key><PropertyRef Name="id"/></Key>
            <Property Name="id" Type="Edm.String" Nullable="false"/>
          </EntityType>
          <EntityType Name="shelf" BaseType="g.entity">
            <Property Name="first" Type="g.item"/>
          </EntityType>
          <EntityType Name="other" BaseType="g.entity"/>
          <ComplexType Name="item" Abstract="true"/>
          <ComplexType Name="book" BaseType="g.item"/>
          <ComplexType Name="atlas" BaseType="g.book"/>
          <EntityContainer Name="c"><EntitySet Name="shelves" EntityType="g.shelf"/></EntityContainer>
        </Schema>
      </edmx:DataServices>
    </edmx:Edmx>"#;

    fn left_out(settings: &str) -> Vec<String> {
        let config = format!(
            "crate = \"graph-x\"\napi = \"beta\"\npaths = [\"/shelves/{{id}}\"]\n{settings}"
        );
        let config = config::read_config(&config).unwrap();
        let schema = schema::read(METADATA).unwrap();
        let model = model::resolve(&schema, &config).unwrap();
        let slice = slice::select(&model, &config).unwrap();
        let warnings = slice.warnings();
        let warnings = warnings.iter();
        warnings
            .filter(|warning| warning.kind == WarningKind::LeftOut)
            .map(|warning| warning.what.clone())
            .collect()
    }

    /// Not those of `entity`, which only is a base.
    #[test]
    fn derived_types_of_what_is_declared_are_named() {
        let left_out_type = |name| {
            format!("`{name}` is read as `g.item`; `name = \"{name}\"` in a [[type]] brings it")
        };
        assert_eq!(
            left_out(""),
            [left_out_type("g.book"), left_out_type("g.atlas")]
        );
    }

    #[test]
    fn what_the_line_brings_is_reported_no_more() {
        let line = "[[type]]\nname = \"g.atlas\"\nreason = \"Maps.\"\n";
        let rest = left_out(line);
        assert!(
            rest.iter().all(|what| !what.starts_with("`g.atlas`")),
            "{rest:?}"
        );
    }
}
